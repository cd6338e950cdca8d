"""Finds images with openstacksdk."""


def newest_image(connection, prefix):
    """Return the newest active public image whose name starts with a text.

    The service sorts and filters. It has no filter for the start of a name, so this reads one page after the other
    until an image fits.

    :param connection: An ``openstack.connection.Connection``.
    :param prefix: The start of the name, for example ``vmi-ubuntu-``.
    :returns: The image, or ``None`` if no name fits.
    :raises openstack.exceptions.SDKException: If the service can't be reached, or rejects the request.
    """
    images = connection.image.images(visibility="public", status="active", sort="created_at:desc", limit=10)
    return next((image for image in images if (image.name or "").startswith(prefix)), None)
