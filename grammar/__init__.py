"""The two grammars of the language, shipped as package data: how a formula and how a definition file is written."""
