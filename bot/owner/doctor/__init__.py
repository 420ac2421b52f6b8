"""`mimi doctor`: each setting held against the service that it is for. One module a service, one Finding a line."""
