"""`python -m worker`: starts a worker. As many processes as you like, on any machine."""

from bot.process.starting import starting

with starting():
    from worker.process.running import main

if __name__ == "__main__":
    main()
