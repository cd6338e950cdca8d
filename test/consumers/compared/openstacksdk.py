"""Prints the IDs of at most 50 images. Arguments: the URL of a service, the query as JSON, a timeout in seconds."""

import itertools
import json
import sys

import openstack

url, query, timeout = sys.argv[1:]
connection = openstack.connect(
    load_yaml_config=False,
    load_envvars=False,
    auth_type="v3password",
    auth={
        "auth_url": f"{url}/v3",
        "username": "user",
        "password": "password",
        "project_id": "project",
        "user_domain_id": "default",
    },
    region_name="c3j1",
    image_api_version="2",
    image_endpoint_override=f"{url}/v2",
    image_status_code_retries=1,
    api_timeout=float(timeout),
)
try:
    for image in itertools.islice(connection.image.images(**json.loads(query)), 50):
        print(image.id)
except Exception as error:
    sys.exit(str(error))
