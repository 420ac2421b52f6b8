"""One worker process on a real Postgres and Valkey, with its default settings; each reading is somebody's own."""
