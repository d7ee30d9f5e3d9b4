"""`make bench`: every benchmark, a line each. Compare ratios: milliseconds differ between machines."""

import importlib
import pkgutil

import benchmarks

for modul in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda modul: modul.name):
    if modul.name not in ("__main__", "maaling"):
        importlib.import_module(f"benchmarks.{modul.name}").main()
