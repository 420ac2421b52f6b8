"""What the owner is told of by herself: through the web process, and as files for Prometheus and Grafana."""
