import openstack.exceptions
import pytest

from images import newest_image


def test_lists_every_image_once_page_by_page(connect, mock):
    ids = [image.id for image in connect().image.images(limit=50)]
    assert len(ids) == len(set(ids)) > 100
    targets = [request["target"] for request in mock.requests()]
    assert len(targets) >= 3
    assert all("marker=" in target for target in targets[1:])


def test_the_service_filters_by_name_and_visibility(connect, mock):
    images = list(connect().image.images(name="vmi-ubuntu-24.04-amd64", visibility="public"))
    assert [(image.name, image.status) for image in images] == [("vmi-ubuntu-24.04-amd64", "active")]
    assert len(mock.requests()) == 1


def test_newest_image_reads_no_more_pages_than_it_needs(connect, mock):
    connection = connect()
    newest = newest_image(connection, "vmi-")
    assert newest.name.startswith("vmi-")
    assert len(mock.requests()) == 1
    assert newest_image(connection, "no-such-image-") is None


def test_newest_image_reports_an_invalid_request(connect):
    with pytest.raises(openstack.exceptions.BadRequestException, match="limit"):
        list(connect().image.images(limit=-1))


def test_waits_and_repeats_a_request_if_the_service_is_unavailable(connect, mock):
    mock.fail("unavailable", times=1)
    connection = connect(image_status_code_retries=2)
    assert newest_image(connection, "vmi-") is not None
    assert [request["status"] for request in mock.requests()] == [503, 200]


def test_an_expired_token_ends_the_walk_with_an_error(connect, mock):
    mock.fail("expired-token", requests=1)
    with pytest.raises(openstack.exceptions.HttpException, match="401"):
        list(connect().image.images(limit=50))
