package paycard

// Exposes is exposes, to be compared with another way of finding the same.
var Exposes = exposes
