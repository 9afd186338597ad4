"""The manual, as tests: a directory is a chapter, a file is a section, a test is a paragraph."""
