"""Programs that the fault tests record, kill and starve; each acknowledges on its standard output."""
