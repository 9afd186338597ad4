"""What the tests stand on: a browser, a database server, the search for a planted word, hostile settings."""
