package minutes

// Languages are the words of all languages.
var Languages = []words{english, hindi}
