"""The dashboard in Chromium. A package, so that one browser lives as long as its tests are run."""
