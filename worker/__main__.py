"""`python -m worker`: starts a worker. As many processes as you like, on any machine."""

from bot.process.garbage_collection import collecting_later

with collecting_later():
    from worker.process.running import main

if __name__ == "__main__":
    main()
