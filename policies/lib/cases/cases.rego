# METADATA
# title: 测试用项目
# description: |
#   仅供规则测试使用，规划时不读取：一个要素齐全、几乎不触发任何事项的项目，
#   各测试在其上叠加自己要考察的要素。
# custom:
#   title_en: Projects for tests
#   description_en: |
#     Support for the tests of rules, never read when a project is planned: a complete project
#     that gives almost no item a reason to apply, over which a test lays the facts it is about.
package lib.cases

# METADATA
# title: 在平常项目上叠加要素
# custom:
#   title_en: The harmless project with some facts laid over it
project(facts) := object.union(data.lib.cases.harmless, facts)
