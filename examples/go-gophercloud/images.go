// Package images finds images of the image service.
package images

import (
	"fmt"

	"github.com/gophercloud/gophercloud"
	"github.com/gophercloud/gophercloud/openstack/imageservice/v2/images"
)

// Client returns a client of the image service at an endpoint, such as "https://image-service.example/v2". It sends a
// token that the program already has.
func Client(endpoint, token string) *gophercloud.ServiceClient {
	return &gophercloud.ServiceClient{
		ProviderClient: &gophercloud.ProviderClient{TokenID: token},
		Endpoint:       endpoint + "/",
		ResourceBase:   endpoint + "/",
		Type:           "image",
	}
}

// Names returns the names of all images that a query finds, from every page. An error in the middle of the list loses
// the whole list, so that nobody takes a part of it for all.
func Names(client *gophercloud.ServiceClient, options images.ListOpts) ([]string, error) {
	pages, err := images.List(client, options).AllPages()
	if err != nil {
		return nil, fmt.Errorf("the images can't be listed: %w", err)
	}
	found, err := images.ExtractImages(pages)
	if err != nil {
		return nil, fmt.Errorf("the response is not a list of images: %w", err)
	}
	names := make([]string, len(found))
	for position, image := range found {
		names[position] = image.Name
	}
	return names, nil
}
