"""What /metrics says, beyond the counters: gauges, other processes' shares, the page itself."""
