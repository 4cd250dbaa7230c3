"""`python -m benchmarks`: what can be measured in a minute."""

from benchmarks import concurrency
from benchmarks.machine import machine

if __name__ == "__main__":
    print(machine())
    concurrency.main()
