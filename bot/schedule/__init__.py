"""What passes the time: the clock, the holidays and the ticker."""
