"""Lists volumes with cinderclient or servers with openstacksdk, and writes their IDs as JSON.

Arguments: volumes or servers, the URL of the service with the project, and the query as JSON.
"""

import json
import sys

from cinderclient import client as cinder
from keystoneauth1 import session, token_endpoint
from openstack import connection

kind, url, query = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
authenticated = session.Session(auth=token_endpoint.Token(url, "any"))
if kind == "volumes":
    items = cinder.Client("3", session=authenticated).volumes.list(**query)
else:
    nova = connection.Connection(session=authenticated, compute_endpoint_override=url)
    items = nova.compute.servers(**query)
json.dump([item.id for item in items], sys.stdout)
