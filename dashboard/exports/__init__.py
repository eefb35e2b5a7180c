"""What leaves the dashboard: tables, graphs, calendars, annotations and pictures. Pure functions, bytes out."""
