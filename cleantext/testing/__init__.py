"""Tests that rules carry."""
