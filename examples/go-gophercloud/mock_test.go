package images

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"sync"
	"testing"
	"time"
)

// A mock is a running mock, and its control routes.
type mock struct{ url string }

var (
	startOnce sync.Once
	running   mock
	stop      = func() {}
)

// TestMain ends the mock after all tests.
func TestMain(m *testing.M) {
	status := m.Run()
	stop()
	os.Exit(status)
}

// startMock starts the mock before the first test that needs it, and resets it before each. The environment says which:
// CONOHA_IMAGES_MOCK_URL is the address of a mock that already runs; CONOHA_IMAGES_MOCK is the path of
// conoha-images-mock.mjs, which runs on Node.js 20 or newer. Without either, the test is skipped.
func startMock(t *testing.T) mock {
	t.Helper()
	startOnce.Do(func() {
		if running.url = os.Getenv("CONOHA_IMAGES_MOCK_URL"); running.url == "" {
			running.url = start(t, os.Getenv("CONOHA_IMAGES_MOCK"))
		}
		running.wait(t)
	})
	if running.url == "" {
		t.Skip("CONOHA_IMAGES_MOCK must be the path of conoha-images-mock.mjs; given: nothing.")
	}
	running.reset(t)
	return running
}

// start runs a file on a free port, and returns the URL that the mock writes when it is ready.
func start(t *testing.T, file string) string {
	if file == "" {
		return ""
	}
	log, err := os.CreateTemp("", "mock-*.log")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("node", file, "--port", "0")
	command.Stdout, command.Stderr = log, log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	stop = func() {
		command.Process.Kill()
		os.Remove(log.Name())
	}
	ready := regexp.MustCompile(`(?m)^The mock is ready: (\S+)$`)
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		content, _ := os.ReadFile(log.Name())
		if url := ready.FindSubmatch(content); url != nil {
			return string(url[1])
		}
		if len(ended) > 0 {
			break
		}
	}
	content, _ := os.ReadFile(log.Name())
	t.Fatalf("The mock did not start. Its log:\n%s", content)
	return ""
}

// wait returns when the mock is ready.
func (m mock) wait(t *testing.T) {
	t.Helper()
	if m.url == "" {
		return
	}
	var err error
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		var response *http.Response
		if response, err = http.Get(m.url + "/__mock/ready"); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return
			}
		}
	}
	t.Fatalf("No mock is ready at %s after 30 s: %v", m.url, err)
}

// reset forgets requests and scenarios, and restores the data.
func (m mock) reset(t *testing.T) {
	t.Helper()
	m.send(t, http.MethodPost, "/__mock/reset", nil)
}

// fail makes requests fail.
func (m mock) fail(t *testing.T, name string, parameters map[string]int) {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"name": name, "parameters": parameters})
	m.send(t, http.MethodPost, "/__mock/scenarios", body)
}

// requests returns the targets of the requests since the last reset, the oldest first.
func (m mock) requests(t *testing.T) []string {
	t.Helper()
	var content struct{ Requests []struct{ Target string } }
	if err := json.Unmarshal(m.send(t, http.MethodGet, "/__mock/requests", nil), &content); err != nil {
		t.Fatal(err)
	}
	targets := make([]string, len(content.Requests))
	for position, request := range content.Requests {
		targets[position] = request.Target
	}
	return targets
}

func (m mock) send(t *testing.T, method, path string, body []byte) []byte {
	t.Helper()
	request, err := http.NewRequest(method, m.url+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= 400 {
		t.Fatalf("The mock rejected %s %s: %s %s", method, path, response.Status, content)
	}
	return content
}
