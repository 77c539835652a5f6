"""Reading what people hand in as files, in a process of its own that can do no harm."""
