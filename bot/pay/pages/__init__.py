"""What other pages than the pay page are made of: the return page, the privacy page, the files of all of them."""
