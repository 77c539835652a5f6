"""The places where people meet Scrimmage; none knows another."""
