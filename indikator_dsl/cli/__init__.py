"""The command line `indikator`: one verb, one file. `main` reads the arguments, `output` prints."""
