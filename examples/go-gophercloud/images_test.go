package images

import (
	"errors"
	"testing"

	"github.com/gophercloud/gophercloud"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/images"
)

func TestNamesReadsEveryPage(t *testing.T) {
	mock := startMock(t)
	all, err := Names(Client(mock.url+"/v2", "any"), images.ListOpts{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	mock.reset(t)
	names, err := Names(Client(mock.url+"/v2", "any"), images.ListOpts{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(all) || len(names) < 100 {
		t.Errorf("Pages of 50 have %d images; a page of 1000 has %d.", len(names), len(all))
	}
	if requests := mock.requests(t); len(requests) < 3 {
		t.Errorf("The mock received %d requests: %v.", len(requests), requests)
	}
}

func TestNamesSendsTheFilters(t *testing.T) {
	mock := startMock(t)
	options := images.ListOpts{Name: "vmi-ubuntu-24.04-amd64", Visibility: images.ImageVisibilityPublic}
	names, err := Names(Client(mock.url+"/v2", "any"), options)
	if err != nil || len(names) != 1 || names[0] != options.Name {
		t.Errorf("The images are %v; the error is %v.", names, err)
	}
}

func TestNamesReturnsNothingIfTheTokenExpiresBetweenTwoPages(t *testing.T) {
	mock := startMock(t)
	mock.fail(t, "expired-token", map[string]int{"requests": 1})
	names, err := Names(Client(mock.url+"/v2", "any"), images.ListOpts{Limit: 50})
	if status := new(gophercloud.ErrDefault401); !errors.As(err, status) || names != nil {
		t.Errorf("The error must be a 401, without names; given: %v, with %d names.", err, len(names))
	}
}
