"""The command line as a process: signals, pipes, encodings, and how little it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SYMPROOF = [sys.executable, "-m", "symproof.cli"]


def test_an_interrupted_process_shows_no_traceback(tmp_path: Path):
    (tmp_path / "slow.py").write_text("import time\nprint('up', flush=True)\ntime.sleep(60)\n")
    command = [*SYMPROOF, "prove", "slow.py"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=tmp_path, **pipes) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "symproof: interrupted\n")


def test_a_closed_pipe_is_quiet():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*SYMPROOF, "rules"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_a_message():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*SYMPROOF, "rules"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"symproof: the output: No space left on device\n"


def test_an_output_without_unicode_shows_escapes():
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*SYMPROOF, "prove", "odd-gate"], capture_output=True, env=env, check=True
    )
    assert b"\\u03c6(x)" in done.stdout


def test_the_frequent_commands_load_no_large_library(tmp_path: Path):
    code = """
import sys
from symproof.cli import main
sys.stdout = sys.stderr
try:
    main(["--help"])
except SystemExit:
    pass
main(["list"])
main(["rules"])
main(["prove", "odd-gate", "-o", "a.cert.json"])
main(["replay", "a.cert.json"])
print(*sys.modules, file=sys.__stdout__)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "symproof" in loaded
    assert loaded.isdisjoint({"sympy", "mpmath", "flint", "matplotlib", "numpy", "hypothesis"})
