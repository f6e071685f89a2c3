package enginetest_test

const writerArg = "crash-writer"

func writer([]string) int { return 1 }
