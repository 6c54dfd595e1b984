"""What reports themselves say in English, in other languages: a module for each table of labels."""
