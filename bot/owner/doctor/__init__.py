"""`mimi doctor` checks each setting against its service. One module for each service; one Finding for each line of output."""
