"""Processes that we start ourselves, which must not outlive us."""

import ctypes
import os
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def doe_med_foraelder(signalnummer: int) -> Callable[[], None]:
    """A `preexec_fn`: the kernel sends the signal when the thread that started the process ends."""
    foraelder = os.getpid()
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def i_barnet() -> None:
        prctl(PR_SET_PDEATHSIG, signalnummer)
        if os.getppid() != foraelder:
            os._exit(1)

    return i_barnet
