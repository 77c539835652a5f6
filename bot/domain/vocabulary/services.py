"""What servers are made of: languages, interfaces between programs, databases and messages."""

SKILLS = """
Python | python3, cpython, pypy | languages backend
Java | jdk, jvm, openjdk, java se, java ee, jakarta ee, j2ee | languages backend
Kotlin | kotlin multiplatform, kotlin coroutines | languages backend mobile android
=Go | golang, =Go lang | languages backend concurrency
=Rust | rustlang, rust lang | languages memory concurrency
C++ | cpp, c plus plus | languages memory
=C | c language, ansi c, embedded c, =C99, =C11 | languages memory operating-systems
C# | c sharp, csharp | languages backend
.NET | dotnet, .net core, .net framework, asp.net, asp.net core, vb.net, entity framework | backend
    languages
F# | f sharp | languages functional-programming
JavaScript | java script, ecmascript, =ES6, es2015, =JS | languages frontend javascript
TypeScript | type script | languages frontend javascript typing
Ruby | jruby | languages backend
Ruby on Rails | =Rails, ror | backend web
PHP | php7, php8 | languages backend
Laravel | | backend web
Symfony | | backend web
Scala | akka, cats effect, =ZIO | languages functional-programming concurrency
Clojure | clojurescript | languages functional-programming
Haskell | | languages functional-programming typing
Elixir | phoenix liveview | languages backend concurrency
Erlang | erlang otp, =OTP | languages concurrency distributed-systems
=Swift | swift language, =SwiftUI, swift ui | languages mobile ios
Objective-C | obj c, objc | languages mobile ios
=Dart | | languages mobile
=R | r language, rstudio, tidyverse, ggplot2 | languages statistics data-science
=Julia | julia language | languages statistics
Perl | | languages tooling
Bash | shell script, shell scripting, bash scripting, zsh, posix shell | tooling languages operating-systems
PowerShell | power shell | tooling languages
Lua | luajit | languages
SQL | structured query language, ansi sql, t-sql, pl/sql, plpgsql, stored procedure | databases
    data-modelling sql
Functional programming | =FP | functional-programming languages
Object-oriented programming | object oriented, object orientation, =OOP, object oriented design |
    architecture languages
Concurrency | multithreading, multi-threading, multithreaded, asyncio, async programming | concurrency
    performance
Memory management | garbage collection, memory leak, gc tuning | memory performance
Django | django rest framework, =DRF | backend web
Flask | | backend web
FastAPI | fast api, pydantic, starlette | backend apis
Spring | spring boot, spring framework, spring mvc, spring cloud, spring data, springboot | backend
Hibernate | =JPA, spring data jpa | backend databases
Node.js | nodejs, =Node | backend javascript
=Express | express.js, expressjs | backend web
NestJS | nest.js | backend web
APIs | api, api design, web service, api gateway, api development | apis versioning
REST | restful, rest api, restful api, =RESTful services | apis http
GraphQL | graph ql, apollo server, apollo client | apis
gRPC | g rpc, protobuf, protocol buffer | apis microservices
OpenAPI | swagger, open api | apis documentation
WebSockets | websocket, web socket, socket.io, server-sent events | apis networking
Webhooks | webhook, web hook | apis integration
Microservices | microservice, micro services, micro-service, service oriented architecture, =SOA |
    microservices architecture
Monoliths | monolith, modular monolith | architecture microservices
Event-driven architecture | event driven, event sourcing, =CQRS, event driven systems | architecture
    messaging distributed-systems
Domain-driven design | =DDD, domain driven | architecture data-modelling
Design patterns | design pattern, solid principles, clean architecture, hexagonal architecture |
    architecture quality
Software architecture | system architecture, architecture, architectural design, technical architecture |
    architecture system-design
System design | systems design, high level design | system-design architecture
Scaling | scalability, scale out, horizontal scaling, scalable, high traffic, sharding, at scale | scaling
    system-design
Caching | cache, cache invalidation, cdn, content delivery network, memcached, varnish | caching performance
Load balancing | load balancer, nginx, haproxy, envoy, traefik | scaling networking
Performance | performance tuning, performance optimisation, performance optimization, profiling, latency,
    low latency | performance
Reliability | high availability, fault tolerance, fault tolerant, resilience, disaster recovery, failover
    | reliability backups
Distributed systems | distributed system, distributed computing, consensus, raft, paxos |
    distributed-systems
Consistency | eventual consistency, cap theorem, linearizability, acid, transactions, two-phase commit |
    consistency databases distributed-systems transactions
Idempotency | idempotent, exactly once | reliability apis payments
Payments | payment, payment processing, stripe, adyen, paypal, billing, pci dss | payments fraud
Databases | database, database design, relational databases, =RDBMS, dbms, query optimisation, query
    optimization | databases replication
PostgreSQL | postgres, psql, pgbouncer, postgis | databases
MySQL | mariadb, innodb | databases
Microsoft SQL Server | sql server, mssql, ms sql | databases
Oracle Database | oracle db, =Oracle, oracle sql | databases
SQLite | | databases mobile
NoSQL | no sql, document database, key-value store | databases data-modelling
MongoDB | mongo, mongoose | databases data-modelling
Redis | valkey, elasticache | caching databases
Cassandra | apache cassandra, scylladb | databases distributed-systems
DynamoDB | dynamo db | databases cloud
Elasticsearch | elastic search, opensearch, lucene, solr, full-text search | search databases
Neo4j | graph database, cypher query | databases data-modelling
Migrations | database migration, schema migration, data migration, flyway, liquibase, alembic | migrations
    databases deployment
Data modelling | data modeling, data model, schema design, normalisation, normalization | data-modelling
    databases
Messaging | message queue, message broker, queues, pub/sub, publish-subscribe, asynchronous messaging |
    messaging distributed-systems
Kafka | apache kafka, kafka streams, kafka connect, confluent | messaging data-pipelines distributed-systems
RabbitMQ | rabbit mq, amqp, activemq | messaging
Celery | sidekiq, background job, job queue | messaging backend background-jobs
"""
