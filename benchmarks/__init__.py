"""Measurements of the parts on development data that lies outside the project."""
