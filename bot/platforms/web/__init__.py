"""The playground: the whole product on one local web page."""
