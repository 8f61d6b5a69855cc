"""What bench/run is made of: tools, the peers, what is measured, and the table."""
