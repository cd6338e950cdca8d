"""Starts the mock once for all tests, and connects openstacksdk to it.

The environment says which mock to use:

- CONOHA_IMAGES_MOCK_URL: the address of a mock that already runs, for example http://mock:4010.
- CONOHA_IMAGES_MOCK: the path of conoha-images-mock.mjs, which runs on Node.js 20 or newer.
- Neither: the npm package in node_modules.
"""

import json
import os
import re
import shutil
import subprocess
import time
import urllib.request

import openstack
import pytest


def command():
    file = os.environ.get("CONOHA_IMAGES_MOCK")
    if file:
        return ["node", file]
    # --no: npx runs only what is installed here, and downloads nothing.
    return [shutil.which("npx") or "npx", "--no", "--", "conoha-images-mock"]


class Mock:
    """The control routes of the mock."""

    def __init__(self, url):
        self.url = url

    def requests(self):
        """Return the requests since the last reset, the oldest first."""
        return json.loads(self._send("GET", "/__mock/requests"))["requests"]

    def fail(self, name, **parameters):
        """Make the requests that follow fail. The README of the mock lists the scenarios."""
        self._send("POST", "/__mock/scenarios", {"name": name, "parameters": parameters})

    def reset(self):
        """Forget requests and scenarios, and restore the data."""
        self._send("POST", "/__mock/reset")

    def wait(self, seconds=30):
        """Wait until the mock is ready."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self._send("GET", "/__mock/ready")
            except OSError as error:
                if time.monotonic() > end:
                    raise TimeoutError(f"No mock is ready at {self.url} after {seconds} s.") from error
                time.sleep(0.1)

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.read()


def url_in(log, process, seconds=30):
    """Return the URL that the mock writes to its log when it is ready."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        ready = re.search(r"^The mock is ready: (\S+)$", log.read_text(), re.MULTILINE)
        if ready:
            return ready[1]
        time.sleep(0.05)
    raise RuntimeError(f"The mock did not start. Its log:\n{log.read_text()}")


@pytest.fixture(scope="session")
def running_mock(tmp_path_factory):
    url = os.environ.get("CONOHA_IMAGES_MOCK_URL")
    if url:
        mock = Mock(url.rstrip("/"))
        mock.wait()
        yield mock
        return
    log = tmp_path_factory.mktemp("mock") / "mock.log"
    with log.open("wb") as output:
        # Port 0: any free port, so that several runs don't collide.
        process = subprocess.Popen([*command(), "--port", "0"], stdout=output, stderr=subprocess.STDOUT)
    try:
        mock = Mock(url_in(log, process))
        mock.wait()
        yield mock
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def mock(running_mock):
    running_mock.reset()
    return running_mock


@pytest.fixture
def connect(mock):
    """Return a function that connects to the mock. Its arguments are settings of openstacksdk."""

    def connect(**settings):
        # admin_token needs no Keystone: it sends this token to this endpoint. An endpoint override would do the same, but
        # makes openstacksdk 0.101 ask the service for its versions first, which the image list does not have.
        auth = {"endpoint": f"{mock.url}/v2", "token": "any"}
        return openstack.connect(
            load_yaml_config=False, load_envvars=False, auth_type="admin_token", auth=auth, **settings
        )

    return connect
