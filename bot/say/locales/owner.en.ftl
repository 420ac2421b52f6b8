# What MiMi says to her owner, in the owner's chat and on the command line.
