"""The rules that wake the owner: their thresholds, the figures that they are held against, and when something begins and ends."""
