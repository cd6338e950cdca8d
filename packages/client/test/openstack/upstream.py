"""Reads settings as the openstack command does, without sending a request.

Reads a JSON list of machines: the folder of their files, and the arguments that the command makes of variables. Writes a
JSON list of what the command would send to Keystone and of how it would choose the endpoint, or null if it rejects the
settings.
"""

import argparse
import json
import sys
import warnings

from keystoneauth1.identity import generic
from osc_lib.cli.client_config import OSC_Config

warnings.simplefilter("ignore")


def scope_of(plugin):
    if plugin.domain_id:
        return {"domain": {"id": plugin.domain_id}}
    if plugin.domain_name:
        return {"domain": {"name": plugin.domain_name}}
    if plugin.project_id:
        return {"project": {"id": plugin.project_id}}
    if not plugin.project_name:
        return None
    project = {"name": plugin.project_name}
    if plugin.project_domain_id:
        project["domain"] = {"id": plugin.project_domain_id}
    elif plugin.project_domain_name:
        project["domain"] = {"name": plugin.project_domain_name}
    return {"project": project}


def read(machine):
    folder = machine["folder"]
    config = OSC_Config(
        config_files=[f"{folder}/clouds.json"],
        secure_files=[f"{folder}/secure.json"],
        vendor_files=[f"{folder}/clouds-public.json"],
        load_envvars=False,
        # The shell of the command has these two defaults, and that of the default domain.
        override_defaults={"interface": None, "auth_type": "password"},
    )
    arguments = argparse.Namespace(**{"default_domain": "default", **machine["arguments"]})
    cloud = config.get_one(cloud="conoha", argparse=arguments, validate=True)
    plugin = cloud._auth
    if isinstance(plugin, generic.base.BaseGenericPlugin):
        plugin = plugin.create_plugin(None, (3, 0), plugin.auth_url)
    method, data = plugin.auth_methods[0].get_auth_data(None, plugin, {})
    auth = {"identity": {"methods": [method], method: data}}
    scope = scope_of(plugin)
    if scope:
        auth["scope"] = scope
    return {
        "auth": auth,
        "interface": (cloud.get_interface("image") or "public").replace("URL", ""),
        "region": cloud.get_region_name("image") or "",
        "override": cloud.get_endpoint("image"),
    }


def read_or_none(machine):
    try:
        return read(machine)
    except Exception:
        return None


json.dump([read_or_none(machine) for machine in json.load(sys.stdin)], sys.stdout)
