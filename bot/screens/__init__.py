"""What somebody is shown, as data; how it looks is each platform's own."""
