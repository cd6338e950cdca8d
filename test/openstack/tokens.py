"""Replaces Keystone's middleware: tells a service the project of a token, and rejects unknown tokens as Keystone's does.

The services trust the headers that the middleware sets, so they run without Keystone.
"""

import json

import webob.dec
import webob.exc

IDENTITY = ("X-Identity-Status", "X-User-Id", "X-Project-Id", "X-Tenant-Id", "X-Roles")
ERROR = {"code": 401, "title": "Unauthorized", "message": "The request you have made requires authentication."}


def filter_factory(_global_conf, tokens):
    """tokens: a JSON file with the project of each token."""
    with open(tokens, encoding="utf-8") as file:
        projects = json.load(file)

    def filtered(application):
        @webob.dec.wsgify
        def middleware(request):
            for name in IDENTITY:
                request.headers.pop(name, None)
            project = projects.get(request.headers.get("X-Auth-Token"))
            if project is None:
                raise webob.exc.HTTPUnauthorized(
                    body=json.dumps({"error": ERROR}).encode(),
                    content_type="application/json",
                    charset="UTF-8",
                    headers={"WWW-Authenticate": 'Keystone uri="http://127.0.0.1:5000/v3"'},
                )
            values = ("Confirmed", f"user-of-{project}", project, project, "member,reader")
            request.headers.update(zip(IDENTITY, values))
            return request.get_response(application)

        return middleware

    return filtered
