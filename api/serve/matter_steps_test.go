package serve_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/track/problems"
)

// stated is a body of a step of a matter with all that any step needs.
func stated(step string) string {
	lead := map[bool]string{true: `,"lead":{"person":"acc_x"}`}[step == problems.Assign]
	return fmt.Sprintf(`{"step":%q,"reason":"x","result":"x","document":"文〔2026〕1号","issued_by":"development_and_reform",`+
		`"answer":{"value":true},"opinion":{"party":"development_and_reform","opinion":"against"}%s}`, step, lead)
}

// way leads a matter of some kind into a state: the steps that are entered, by somebody who may.
type way struct {
	kind, state, path, begin string
	steps                    []string // bodies
	by                       string   // role that enters them
}

// matterWays lead problems of each severity, questions and opinion rounds into each of their states.
func matterWays() []way {
	var all []way
	for _, severity := range []string{"stop", "delay", "cost"} {
		begin := strings.Replace(newProblem, "delay", severity, 1)
		for state, steps := range map[string][]string{
			problems.Opened: nil, problems.Assigned: {"assign"}, problems.Proposed: {"propose"}, problems.Escalated: {"escalate"},
			problems.Settled: {"assign", "settle"}, problems.Accepted: {"assign", "accept_risk"}, problems.Rejected: {"reject"},
		} {
			if severity == "cost" && state != problems.Assigned && state != problems.Accepted {
				continue // as what delays
			}
			w := way{severity, state, "problems", begin, nil, "leader"}
			for _, step := range steps {
				w.steps = append(w.steps, stated(step))
			}
			all = append(all, w)
		}
	}
	east := strings.Replace(stated("give"), `"party":"development_and_reform"`, `"party":"east"`, 1)
	return append(all,
		way{"question", problems.Asked, "questions", newQuestion, nil, "agent"},
		way{"question", problems.Answered, "questions", newQuestion, []string{stated("answer")}, "agent"},
		way{"question", problems.Withdrawn, "questions", newQuestion, []string{stated("withdraw")}, "agent"},
		way{"opinion", problems.Asked, "opinions", newRound, nil, "agent"},
		way{"opinion", "heard", "opinions", newRound, []string{stated("give"), east}, "agent"},
		way{"opinion", problems.Closed, "opinions", newRound, []string{stated("give"), east, stated("close")}, "agent"},
		way{"opinion", problems.Withdrawn, "opinions", newRound, []string{stated("withdraw")}, "agent"},
	)
}

// TestEveryStepOfAMatterInEveryStateForEveryRole tries each step in each state as every role, of the
// matter's own department or project, and compares with the table that a person has read:
// testdata/matter_steps.txt.
func TestEveryStepOfAMatterInEveryStateForEveryRole(t *testing.T) {
	town := newTown(t)
	sessions := map[string]account.Session{}
	roles := []string{}
	for _, role := range town.access.Roles() {
		roles = append(roles, role.ID)
		sessions[role.ID] = town.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "development_and_reform", Street: "cicheng"})
	}
	classes := map[string]string{"problems": problems.ClassProblem, "questions": problems.ClassQuestion, "opinions": problems.ClassOpinion}
	got, tried := map[string]string{}, 0
	for i, way := range matterWays() {
		p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: fmt.Sprintf("key-%05d", i)}, project.Draft{
			Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
		})
		require.NoError(t, err)
		w := ask(t, town, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/" + way.path, media: "application/json",
			body: way.begin, header: carrying(sessions["agent"]), status: 201})
		at, version := w.Header().Get("Location"), w.Header().Get("ETag")
		for _, body := range way.steps {
			w := ask(t, town, asked{method: "POST", path: at + "/steps", media: "application/json", body: body,
				header: with(carrying(sessions[way.by]), "If-Match", version), status: 200})
			version = w.Header().Get("ETag")
		}
		for _, step := range problems.StepNames(classes[way.path]) {
			for _, role := range roles {
				w := ask(t, town, asked{method: "POST", path: at + "/steps?try=yes", media: "application/json", body: stated(step),
					header: with(carrying(sessions[role]), "If-Match", version)})
				tried++
				if w.Code == http.StatusOK {
					got[way.kind+" "+way.state+" "+step] += " " + role
					continue
				}
				require.Contains(t, []int{http.StatusForbidden, http.StatusNotFound, http.StatusConflict, http.StatusBadRequest}, w.Code, "%s", w.Body)
			}
		}
		w = ask(t, town, asked{method: "GET", path: at, header: carrying(sessions["agent"]), status: 200})
		require.Equal(t, version, w.Header().Get("ETag"), "trying a step enters nothing")
	}
	require.Equal(t, matterSteps(t), got)
	t.Logf("%d steps tried", tried)
}

// matterSteps reads which roles may enter which step in which state.
func matterSteps(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "matter_steps.txt"))
	require.NoError(t, err)
	defer f.Close()
	table := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Fields(lines.Text())
		if len(cells) < 4 || cells[0] == "#" {
			continue
		}
		kinds := []string{cells[0]}
		if cells[0] == "any" {
			kinds = []string{"stop", "delay"}
		}
		for _, kind := range kinds {
			for _, state := range strings.Split(cells[1], ",") {
				key := kind + " " + state + " " + cells[2]
				require.NotContains(t, table, key)
				table[key] = " " + strings.Join(cells[3:], " ")
			}
		}
	}
	return table
}
