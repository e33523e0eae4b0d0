"""Addresses of the web. There is no network here: `urllib.parse` is what there is."""
