"""What people can be offered beside readings: stars for a friend, codes, campaigns."""
