# One command an intention; `make` alone says which there are. What the checks do stands in
# .ci/run, so that a desk and a server run the same.

PROFILE ?= testdata/projects/standard_land_workshop/profile.yaml
CASES   ?= 3000
FUZZ    ?= 1m

.DEFAULT_GOAL := help
.PHONY: help run test check rules golden web generate e2e fuzz prove bench clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## plan a project (PROFILE=file)
	go run ./cmd/sevenlists plan $(PROFILE)

test: ## run the tests of the program
	go test ./...

check: ## run every check that a server runs before a change lands
	.ci/run

rules: ## check, format and test the rules with stock OPA, and measure their coverage
	.ci/run rules

golden: ## write the golden files anew; the diff is the review
	go test $$(grep -rl --include='*_test.go' --exclude-dir=e2e 'Bool("update"' . | xargs -n1 dirname | sort -u) -update

web: ## build the web app into api/web/dist (needs Node and npm)
	cd api/web && npm ci --no-audit --no-fund && npm run build

generate: ## write schemas/*.json and the API's description anew from the types, facts and routes
	go test -count=1 ./schemas -run TestSchemasAreFresh -update
	go test -count=1 ./api/serve -run TestOpenAPIIsFresh -update

e2e: ## test against independent counterparts: OPA, lunar-go, a browser
	.ci/run e2e

fuzz: ## fuzz every decoder (FUZZ=1m each)
	go vet ./...
	@set -e; for pkg in $$(go list ./...); do \
		for name in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$name"; \
			go test -run '^$$' -fuzz "^$$name$$" -fuzztime $(FUZZ) -fuzzminimizetime 20x $$pkg; \
		done; \
	done

prove: fuzz ## run every proof with its stated numbers (CASES=3000)
	SEVENLISTS_PROVE=1 SEVENLISTS_CASES=$(CASES) go test -count=1 -timeout 2h ./...
	SEVENLISTS_PROVE=1 SEVENLISTS_CASES=$(CASES) go -C testdata/e2e test -count=1 -timeout 2h ./...

bench: ## measure: each part by itself, then beside OPA and Go written by hand
	go test -run '^$$' -bench . -benchmem ./...
	go -C testdata/e2e run ./bench

clean: ## remove what was built and the caches of tests and fuzzing
	rm -rf bin sevenlists
	go clean -testcache -fuzzcache
