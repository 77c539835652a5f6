"""Scrimmage: interview practice for teams on a chat platform or a local web page."""
