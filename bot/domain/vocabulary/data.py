"""What is done with data: pipelines, analysis, machine learning, and the algorithms behind."""

SKILLS = """
Data engineering | data engineer, data platform, data warehousing, data infrastructure | data-engineering
    data-pipelines
Data pipelines | data pipeline, etl, elt, batch processing, data ingestion, data integration |
    data-pipelines data-engineering
Spark | apache spark, pyspark, spark sql, spark streaming, databricks | data-pipelines data-engineering
Hadoop | hdfs, mapreduce, apache hive, =Hive, =HBase | data-engineering distributed-systems
Flink | apache flink, apache beam, apache storm, google dataflow | streaming data-engineering
Stream processing | streaming data, real-time data, event streaming, streaming pipeline | streaming
    data-pipelines
Airflow | apache airflow, dagster, prefect.io, =Prefect, =Luigi, workflow orchestration | data-pipelines
    orchestration
dbt | data build tool, analytics engineering | data-modelling data-engineering
Snowflake | | data-warehousing databases
BigQuery | big query, redshift, amazon redshift, presto, trino, =Athena, clickhouse | data-warehousing
    databases
Data warehouses | data warehouse, star schema, dimensional modelling, dimensional modeling, data mart,
    kimball | data-warehousing data-modelling
Data lakes | data lake, lakehouse, parquet, delta lake, apache iceberg, avro | data-engineering storage
Data quality | great expectations, data validation, data lineage, data contract, data observability |
    data-quality data-engineering
Data governance | data catalog, data catalogue, master data, metadata management | data-quality privacy
Change data capture | =CDC, debezium | data-pipelines databases
Data analysis | data analytics, exploratory analysis, data analyst, analytics | data-science analytics
Data science | data scientist | data-science statistics
Statistics | statistical analysis, hypothesis testing, regression analysis, bayesian, bayesian statistics,
    probability | statistics
Experiments | a/b test, a/b testing, ab testing, split testing, experimentation, causal inference |
    experimentation statistics product-sense experiments causal-inference
pandas | numpy, scipy, polars, jupyter, jupyter notebook | data-science
Data visualisation | data visualization, tableau, power bi, looker, matplotlib, superset, plotly, =Metabase
    | data-visualisation analytics
=Excel | microsoft excel, ms excel, spreadsheet, google sheets | analytics
Forecasting | time series, demand forecasting, arima | statistics machine-learning
Machine learning | =ML, supervised learning, unsupervised learning, xgboost, gradient boosting, random
    forest | machine-learning
scikit-learn | sklearn, scikit learn | machine-learning data-science
Deep learning | neural network, =CNN, =RNN, convolutional neural network, =DNN | deep-learning
    machine-learning
PyTorch | torch, pytorch lightning | deep-learning machine-learning
TensorFlow | keras, tensor flow, =JAX | deep-learning machine-learning
Natural language processing | =NLP, spacy, nltk, text classification, bert, hugging face, huggingface | nlp
    machine-learning
Large language models | =LLM, =LLMs, large language model, generative ai, gen ai, gpt, langchain, prompt
    engineering | llms machine-learning language-models
Retrieval-augmented generation | =RAG, vector database, embeddings, pgvector, semantic search | llms
    search language-models
Computer vision | opencv, image recognition, object detection, image classification | computer-vision
    machine-learning
Recommendations | recommender system, recommendation system, recommendation engine, recommender,
    collaborative filtering | recommendations machine-learning
Ranking | learning to rank, search relevance, information retrieval | search machine-learning
Feature engineering | feature store, feature selection, training data, data labelling | machine-learning
    data-pipelines
MLOps | ml ops, mlflow, kubeflow, model serving, sagemaker, vertex ai, model deployment, ml platform |
    ml-systems machine-learning deployment
Model evaluation | model monitoring, model drift, data drift, cross-validation, offline evaluation,
    precision and recall | ml-systems machine-learning evaluation
Reinforcement learning | multi-armed bandit, bandits | machine-learning
Artificial intelligence | =AI, responsible ai, ai safety | machine-learning
Algorithms | algorithm, dynamic programming, sorting algorithm, graph algorithm, big o, complexity
    analysis | algorithms complexity
Data structures | data structure, hash table, hash map, binary tree, linked list | data-structures
    algorithms
Search | search engine, autocomplete, search infrastructure | search
Embedded systems | embedded software, firmware, =RTOS, freertos, arduino, microcontroller | embedded
    operating-systems
Games | game development, unity3d, =Unity, unreal engine, game engine | games performance
Blockchain | solidity, smart contract, ethereum, web3 | distributed-systems
Storage | file system, storage system, =Ceph, =SAN | storage operating-systems files
Media streaming | video streaming, audio streaming, ffmpeg, webrtc, =HLS, transcoding | streaming networking
Geospatial | geospatial data, =GIS, maps api | data-modelling search geospatial
"""
