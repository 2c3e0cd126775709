"""The same parts in a stock and in a forked kernel: the same words, the same types, the same errors."""

import json
import re
import sys

import pytest

from tests.kernels.conftest import start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
PARTS = {
    "print": "print('hello')",
    "result": "6 * 7",
    "several": "1\n2",
    "assignment": "x = 5",
    "earlier names": "x",
    "error": "1 / 0",
    "syntax": "1 +",
    "error output": "import sys; print('aside', file=sys.stderr)",
    "pandas": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "pandas options": "print(pd.options.display.max_rows, pd.__version__)",
    "altair": "import altair as alt\nc = alt.Chart(pd.DataFrame({'x': [1]}))\nprint(alt.layer(c.mark_bar(), c.mark_line()).to_json())",
    "altair options": "print(alt.renderers.active, alt.data_transformers.active, alt.theme.active)",
    "no widgets yet": "import ipywidgets as w; print(list(w.Widget.widgets))",
    "widgets": "import ipywidgets as w\nw.VBox([w.Text(), w.Button()])",
    "interact": "w.interact(lambda x: print(x), x=3);",
    "display": "from IPython.display import HTML, display; display(HTML('<b>x</b>'))",
    "clear": "from IPython.display import clear_output; print(1); clear_output(); print(2)",
    "shell": "!echo bang",
    "system": "import os, subprocess; os.system('echo one'); subprocess.run(['echo', 'two']);",
    "magics": "%who_ls",
    "help": "pd.isna?",
    "warning": "import warnings; warnings.warn('careful')",
    "path": "print(sys.path)",
    "interpreter": "print(sys.argv[0].split('/')[-1], sys.flags, sys.executable)",
    "main": "import __main__; print(__name__, __main__.__dict__ is globals(), '__file__' in globals())",
    "locale": "import locale; print(locale.getlocale(), sys.getfilesystemencoding(), sys.stdout.encoding)",
    "pickle": "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))).__module__)",
    "processes": "import concurrent.futures as cf, multiprocessing as mp\nprint(mp.get_start_method())\nwith cf.ProcessPoolExecutor(2) as pool: print(list(pool.map(abs, [-1, -2])))",
    "signals": "import signal; print([str(signal.getsignal(s))[:20] for s in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)], signal.pthread_sigmask(signal.SIG_BLOCK, []))",
    "limits": "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE), os.nice(0), oct(os.umask(0o22)))",
    "logging": "import logging; print(logging.getLogger().handlers, logging.getLogger().level)",
    "time": "import time; print(time.tzname)",
    "await": "import asyncio; await asyncio.sleep(0); print('waited')",
    "product": "from smplan_kernel.plan import blank_plan; print(blank_plan('fernhill').id)",
}


def heard(kernel, code):
    """What a part says, without what differs between any two starts."""
    out = []

    def listen(message):
        content = message["content"]
        match message["msg_type"]:
            case "stream":
                out.append([content["name"], content["text"]])
            case "display_data" | "execute_result":
                out.append([sorted(content["data"]), content["data"].get("text/plain", "")])
            case "error":
                out.append([content["ename"], content["evalue"]])

    reply = kernel.client.execute_interactive(code, output_hook=listen, timeout=60)["content"]
    said = json.dumps([merged(out), reply["status"], [part.get("source") for part in reply.get("payload", [])]])
    said = re.sub(r"0x[0-9a-f]+", "0x", said)
    return re.sub(r"ipykernel_\d+", "ipykernel_N", re.sub(r"IPY_MODEL_[0-9a-f]+", "MODEL", said))


def merged(out):
    """Words that came in pieces are one piece: where they are cut is chance."""
    whole = []
    for one in out:
        if whole and isinstance(one[0], str) and one[0] in {"stdout", "stderr"} and whole[-1][0] == one[0]:
            whole[-1][1] += one[1]
        else:
            whole.append(list(one))
    return whole


@pytest.fixture(scope="module")
def answers():
    """What each part says in both kinds of kernel."""
    both = {}
    for name in ("python3", "smplan"):
        kernel = start(name)
        both[name] = {part: heard(kernel, code) for part, code in PARTS.items()}
        kernel.end()
    return both


@pytest.mark.parametrize("part", PARTS)
def test_a_forked_kernel_says_what_a_stock_one_says(answers, part):
    assert answers["smplan"][part] == answers["python3"][part]
